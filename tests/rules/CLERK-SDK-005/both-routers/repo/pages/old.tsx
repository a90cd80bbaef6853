import { UserButton } from '@clerk/nextjs'

export default () => <UserButton />
