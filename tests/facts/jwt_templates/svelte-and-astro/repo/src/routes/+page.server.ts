export const load = async ({ locals }) => ({ token: await locals.auth().getToken({ template: 'kit' }) })
