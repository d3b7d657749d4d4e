const MARK = 'window.hacked=true';

const WAYS: ((n: number) => string)[] = [
  (n) => `<script>${MARK};//${n}</script>`,
  (n) => `<img src="https://evil.example/${n}.png" onerror="${MARK}">`,
  (n) => `<svg onload="${MARK}"><title>${n}</title></svg>`,
  (n) => `<iframe srcdoc="<script>parent.${MARK}</script>${n}"></iframe>`,
  (n) => `"><b onmouseover="${MARK}">${n}</b>`,
  (n) => `' onfocus='${MARK}' autofocus='${n}`,
  (n) => `javascript:${MARK}//${n}`,
  (n) => `https://evil.example/${n}?q=<u>u</u>`,
  (n) => `data:text/html,<script>${MARK}</script>${n}`,
  (n) => `<style>@import "https://evil.example/${n}.css";*{display:none}</style>`,
  (n) => `<link rel="stylesheet" href="https://evil.example/${n}.css">`,
  (n) => `<base href="https://evil.example/${n}/">`,
  (n) => `<form action="https://evil.example/${n}"><button>Accept</button></form>`,
  (n) => `<meta http-equiv="refresh" content="0;url=https://evil.example/${n}">`,
  (n) => `<c-softphone-panel>${n}</c-softphone-panel>`,
  (n) => `{{constructor.constructor('${MARK}')()}} {view.${n}} \${${MARK}}`,
  (n) => `<!--${n}--><![CDATA[<b>]]>`,
  (n) => `&lt;b&gt;${n}&lt;/b&gt;&#60;i&#62;&#x3c;u&#x3e;`,
  (n) => `\u202E\u2066${n}\u2069<b>\u200B\uFEFF`,
  (n) => `\u0000\u0007\u001B[31m<i>${n}</i>`,
  (n) => `${'\u0301'.repeat(60)}Z${n}`,
  (n) => `${'<div>'.repeat(40)}${n}`,
  (n) => `\uD800<b>${n}</b>\uDFFF`,
  (n) => `__proto__ constructor toString ${n} <object data="https://evil.example/${n}"></object>`,
  (n) =>
    `<a href="javascript:${MARK}">${n}</a><video src="https://evil.example/${n}" autoplay onplay="${MARK}"></video>`
];

/** So many strings that would do something if any of them were taken for more than text. */
export const hostileStrings = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => WAYS[n % WAYS.length]!(n));

/** The same string in plain letters: as long, with its blanks where they were. */
export const plainTwin = (text: string): string => text.replace(/\S/gu, 'a');
