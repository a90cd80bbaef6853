export default { pageExtensions: ['tsx', 'ts', 'mdx'] }
