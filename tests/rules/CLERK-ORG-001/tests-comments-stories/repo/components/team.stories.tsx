import { OrganizationList } from '@clerk/nextjs'

export default { component: OrganizationList }
export const One = () => <OrganizationList />
