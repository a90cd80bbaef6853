import { useAuth } from '@clerk/clerk-react';

export function usePermissions() {
	const { has, orgRole } = useAuth();
	return {
		can: (permission: string) => has?.({ permission }) ?? false,
		is: (...roles: string[]) => roles.includes(orgRole ?? ''),
		isBoss: () => orgRole === 'org:boss',
	};
}

const PLANS = [{ slug: 'small', price: 1 }, { slug: 'large', price: 2 }];
const TIERS = { low: 'tier_low', high: 'tier_high' };

export function usePlan() {
	const { has } = useAuth();
	const hasPlan = (plan: string) => has({ plan });
	if (hasPlan('pro')) return 'pro';
	for (const feature of ['alpha', 'beta']) {
		if (has({ feature })) return feature;
	}
	const tier = Object.values(TIERS).find((plan) => has({ plan }));
	return tier ?? PLANS.find((one) => has({ plan: one.slug }));
}
