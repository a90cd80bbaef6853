import { Protect, useAuth } from '@clerk/clerk-expo';

export default function A() {
	const { has } = useAuth();
	return has({ plan: 'native' }) ? <Protect role="org:native" /> : null;
}
