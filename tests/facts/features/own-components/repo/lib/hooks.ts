export const useOrganization = (id: string) => ({ organization: id })
export const useWaitlist = () => 'waiting'
export const machine = ['mch_id', 'mch_billno']
export const db = { organizations: { createOrganization: (_: object) => 1 }, users: { banUser: (_: string) => 1 } }

db.organizations.createOrganization({ name: 'a', slug: 'b' })
db.users.banUser('1')
