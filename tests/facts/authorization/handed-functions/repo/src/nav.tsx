import { useAuth } from "@clerk/clerk-react";
import { useMemo } from "react";
import { ITEMS, Menu, Other, everything, plain, visible } from "./items";

export function Nav() {
	const { has } = useAuth();
	const rights = useMemo(() => ({ may: (permission: string) => has({ permission }) }), [has]);
	const tools = { can: (permission: string) => has({ permission }) };
	const allowed = (permission: string) => has({ permission });
	plain(tools);
	everything({ can: (word: string) => word.length > 3 });
	return (
		<>
			{ITEMS.filter((item) => visible(item, rights))}
			<Menu allowed={allowed} check={(permission) => has({ permission })} />
			<Other check={(word) => word.length > 3} />
		</>
	);
}
