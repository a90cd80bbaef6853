export const ITEMS = [{ permission: "org:item:one" }, { permission: "org:item:two" }];

export const visible = (item, { may }) => !item.permission || may(item.permission);

export function plain(tools) {
	return tools.can("org:plain:can");
}

export function everything(tools) {
	return tools.can("org:plain:other");
}

export function Menu({ allowed, check }) {
	return allowed("org:menu:allowed") && check("org:menu:check");
}

export function Other({ check }) {
	return check("org:menu:other");
}
