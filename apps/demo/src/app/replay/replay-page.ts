import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LogPanel } from '../log/log-panel';
import { PageIntro } from '../page/page-intro';
import { TokenPanel } from '../token/token-panel';
import { OtherUserForm } from './other-user-form';

/** The front page: the tutorial's path, from a password to a protected resource, as it happens. */
@Component({
  selector: 'lk-replay-page',
  imports: [LogPanel, OtherUserForm, PageIntro, RouterLink, TokenPanel],
  host: { class: 'page page--replay' },
  templateUrl: './replay-page.html',
})
export class ReplayPage {}
