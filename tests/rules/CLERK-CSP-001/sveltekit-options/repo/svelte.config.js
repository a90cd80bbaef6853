export default {
  kit: {
    csp: {
      directives: {
        'script-src': ['self', 'https://clerk.fake-shop.example'],
        // expect: CLERK-CSP-001
        'connect-src': ['self'],
      },
    },
  },
}
