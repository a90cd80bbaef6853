import { OrganizationSwitcher } from '@clerk/nextjs'

test('team', () => render(<OrganizationSwitcher />))
