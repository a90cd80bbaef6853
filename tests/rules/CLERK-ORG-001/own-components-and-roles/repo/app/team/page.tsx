import { OrganizationSwitcher } from '../../components/switcher'

export default function Team() {
  return <OrganizationSwitcher names={['One', 'Two']} />
}
