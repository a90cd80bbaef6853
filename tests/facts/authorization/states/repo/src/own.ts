export function useState(name: string) {
	return [load(name)];
}
