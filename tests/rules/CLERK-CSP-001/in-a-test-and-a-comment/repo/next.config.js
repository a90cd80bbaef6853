module.exports = {
  // headers: [{ key: 'Content-Security-Policy', value: "default-src 'self'" }],
  reactStrictMode: true,
}
