import { Component } from '@angular/core';
import { LogPanel } from './log/log-panel';
import { SignInForm } from './sign-in/sign-in-form';
import { TokenPanel } from './token/token-panel';

/** The page. */
@Component({
  selector: 'lk-root',
  imports: [LogPanel, SignInForm, TokenPanel],
  templateUrl: './app.html',
})
export class App {}
