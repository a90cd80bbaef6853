const config = { kit: { paths: { base: '/kit' } } }

export default config
