import { httpResource } from '@angular/common/http';
import { Component } from '@angular/core';
import { type ProtectedResource, routes } from '@latchkey/contract';
import { environment } from '../../environment';
import { isProtectedResource } from '../api/resource-shapes';
import { LoadProblem } from '../load/load-problem';
import { LoadSkeleton } from '../load/load-skeleton';
import { unknownAnswer } from '../load/unknown-answer';
import { PageIntro } from '../page/page-intro';

/** What only a token with the scope opens. The guard hides the page; what is in it, the server alone gives. */
@Component({
  selector: 'lk-vault-page',
  imports: [LoadProblem, LoadSkeleton, PageIntro],
  host: { class: 'page page--vault' },
  templateUrl: './vault-page.html',
})
export class VaultPage {
  protected readonly vault = httpResource(
    () => ({ url: environment.serverUrl + routes.vault, timeout: 10_000 }),
    {
      parse: readVault,
    },
  );
}

function readVault(body: unknown): ProtectedResource {
  if (!isProtectedResource(body)) throw unknownAnswer();
  return body;
}
