import { Protect, Show as When, SignedIn } from '@clerk/react';

const role = 'org:admin';

export function Page() {
	return (
		<SignedIn>
			<Protect role={role} fallback={null}>a</Protect>
			<Protect permission="org:reports:read" plan="pro">b</Protect>
			<Protect feature="beta" condition={(has) => has({ role: 'org:tester' })}>c</Protect>
			<When when="signed-in">d</When>
			<When when={{ permission: 'org:reports:write' }}>e</When>
			<When when={(has) => has({ plan: 'user:max' })} fallback={<i />}>f</When>
			<OnlyFor role="org:viewer">g</OnlyFor>
		</SignedIn>
	);
}

function OnlyFor({ role, children }) {
	return <Protect role={role}>{children}</Protect>;
}
