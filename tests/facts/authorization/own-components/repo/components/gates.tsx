"use client";
import { Protect, useAuth } from "@clerk/nextjs";

export default function Gate(props: { permission?: string; role?: string }) {
	const { orgId } = useAuth();
	if (!orgId) return null;
	return <Protect {...props} />;
}

export const Rest = ({ label, role, ...rest }) => (
	<Protect {...rest}>
		{label} {role}
	</Protect>
);

export function Fixed(props) {
	return <Protect {...props} role="org:fixed" />;
}

export function Outer(props) {
	return <Gate {...props} />;
}

export function Plain(props) {
	return <div {...props} />;
}
