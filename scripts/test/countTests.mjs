// A reporter for node:test: one JSON line with the counts and the files in which at least one test ran or was skipped.
import { resolve } from 'node:path';

export default async function* countTests(events) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const files = new Set();
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.details?.type === 'suite') {
      // A suite fails with its tests; by itself only when its own hooks threw.
      if (type === 'test:fail' && data.details.error?.failureType === 'hookFailed') counts.failed += 1;
      continue;
    }
    // A file without a test is reported as a passed test of the file's own name.
    const isFile = data.nesting === 0 && data.file && resolve(data.name) === resolve(data.file);
    if (isFile && type === 'test:pass') continue;
    if (data.file) files.add(resolve(data.file));
    if (data.skip !== undefined || data.todo !== undefined) counts.skipped += 1;
    else if (type === 'test:pass') counts.passed += 1;
    else counts.failed += 1;
  }
  yield `${JSON.stringify({ ...counts, files: [...files] })}\n`;
}
