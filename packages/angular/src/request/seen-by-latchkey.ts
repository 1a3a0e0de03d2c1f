import { HttpContextToken } from '@angular/common/http';

/** Whether the interceptor has seen the request. */
export const seenByLatchkey = new HttpContextToken<boolean>(() => false);
