import { HttpContextToken } from '@angular/common/http';

/** Set to true in a request's context, it keeps the token out: `new HttpContext().set(skipLatchkey, true)`. */
export const skipLatchkey = new HttpContextToken<boolean>(() => false);
