// The tests of one part as one file: the code they test is loaded once, which makes a change judged three times as fast.
const { resolve } = require('node:path');

for (const file of JSON.parse(process.env.TESTS_OF_PART)) require(resolve(__dirname, '../..', file));
