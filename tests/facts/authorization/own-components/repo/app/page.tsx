import { useAuth } from "@clerk/nextjs";
import Guarded, { Fixed, Outer, Plain, Rest } from "../components/gates";

export default function Page() {
	const { has } = useAuth();
	const sure = !!has?.({ role: "org:sure" });
	const not = !has({ role: "org:not" });
	return (
		<>
			<Guarded permission="org:files:read" />
			<Guarded role={sure || not ? "org:one" : "org:two"} />
			<Rest permission="org:files:write" role="shown only" />
			<Fixed role="org:hidden" plan="gold" />
			<Outer permission="org:files:share" />
			<Plain role="list" permission="org:files:none" />
		</>
	);
}
