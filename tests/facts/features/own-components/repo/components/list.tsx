export const OrganizationList = ({ items }: { items: unknown[]; hidePersonal?: boolean }) => <ul>{items.length}</ul>
