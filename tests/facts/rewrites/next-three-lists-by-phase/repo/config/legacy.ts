export const legacy = [{ source: '/:path*', destination: 'https://old.fake-acme.example/:path*' }]
