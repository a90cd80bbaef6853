// behind Clerk's handle
export const load = ({ locals }) => {
	return { ok: locals.auth().has({ plan: 'kit' }) };
};
