// Turns a library that is published as an ES module only into CommonJS, the one format Jest loads here.
const { transformSync } = require('esbuild');

module.exports = {
  process(source, file) {
    const { code } = transformSync(source, { format: 'cjs', target: 'node20', sourcefile: file, sourcemap: 'inline' });
    return { code };
  }
};
