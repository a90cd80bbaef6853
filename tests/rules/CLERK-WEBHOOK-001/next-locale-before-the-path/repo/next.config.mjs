export default { i18n: { locales: ['en', 'fr'], defaultLocale: 'en' } }
