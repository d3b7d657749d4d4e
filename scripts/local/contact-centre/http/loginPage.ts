const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escape = (text: string): string => text.replace(/[&<>"']/g, (letter) => ENTITIES[letter]!);

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { display: grid; place-content: center; min-height: 100vh; margin: 0; }
main { width: min(20rem, 90vw); }
label { display: block; margin-top: 1rem; }
input, button { box-sizing: border-box; width: 100%; font: inherit; padding: .5rem; }
button { margin-top: 1.5rem; }
[role=alert] { color: light-dark(#a11, #f99); }
</style>
</head>
<body><main>${body}</main></body>
</html>`;

/** The issuer's login page. */
export function loginPage(uid: string, problem: string, username: string): string {
  return page(
    'Sign in',
    `<h1>Contact centre</h1>
${problem === '' ? '' : `<p role="alert">${escape(problem)}</p>`}
<form method="post" action="/auth/interaction/${escape(uid)}" autocomplete="off">
<label for="username">Username</label>
<input id="username" name="username" value="${escape(username)}" required autofocus>
<label for="password">Password</label>
<input id="password" name="password" type="password" required>
<button type="submit">Sign in</button>
</form>`
  );
}

/** What the issuer says when it cannot go on. */
export function problemPage(problem: string): string {
  return page('Sign in', `<h1>Contact centre</h1><p role="alert">${escape(problem)}</p>`);
}

/** Signs out without a question; `form` is the library's own. */
export function logoutPage(form: string): string {
  return page(
    'Sign out',
    `${form}<h1>Contact centre</h1>
<button type="submit" form="op.logoutForm" value="yes" name="logout" id="yes">Sign out</button>
<script>document.getElementById('yes').click()</script>`
  );
}
