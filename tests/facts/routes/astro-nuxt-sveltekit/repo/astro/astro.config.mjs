export default { base: '/docs', srcDir: './site' };
