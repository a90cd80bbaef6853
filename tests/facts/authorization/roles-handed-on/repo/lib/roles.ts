export function isChief(role: string | null | undefined) {
	return role === "org:chief" || role === "chief";
}

export function isOwner({ role }: { role: string }) {
	return role === "owner";
}

function inner(theRole: string) {
	return theRole === "deep";
}

export const outer = (role: string) => inner(role);

export function isWriter(role: string) {
	return role === "writer";
}

export function isMade(role: string) {
	return role === "made";
}

export function isNobody(role: string) {
	return role === "nobody";
}
