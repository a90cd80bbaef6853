module.exports = { plugins: [{ resolve: "gatsby-plugin-clerk", options: { publishableKey: process.env.GATSBY_CLERK_PUBLISHABLE_KEY } }] };
