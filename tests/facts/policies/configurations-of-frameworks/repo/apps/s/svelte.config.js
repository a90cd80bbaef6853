export default {
  kit: {
    csp: {
      mode: 'auto',
      directives: { 'script-src': ['self', 'https://clerk.fake-acme.example'] },
      reportOnly: { 'img-src': ['self'], 'report-uri': ['/csp'] },
    },
  },
}
