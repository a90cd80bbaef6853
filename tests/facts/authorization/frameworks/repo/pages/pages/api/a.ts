import { getAuth } from '@clerk/nextjs/server';

export default function handler(req, res) {
	const { orgRole, has } = getAuth(req);
	if (orgRole != 'basic_member') return res.end();
	res.json(has({ permission: 'org:pages:read' }));
}
