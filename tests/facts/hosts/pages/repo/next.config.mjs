export default {
  images: {
    domains: ['images.clerk.dev'],
    remotePatterns: [
      { protocol: 'https', hostname: 'img.clerk.com' },
      new URL('https://img.clerk.com/**'),
    ],
  },
}
