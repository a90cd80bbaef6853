export function OrganizationSwitcher({ names }: { names: string[] }) {
  return <select>{names.map((name) => <option key={name}>{name}</option>)}</select>
}
