// of our own, nothing of Clerk's
export function has(asked: { role: string }) {
	return asked.role === current();
}
export const Protect = (props: { role: string }) => null;
export const Page = () => <Protect role="org:admin" />;
declare function current(): string;
