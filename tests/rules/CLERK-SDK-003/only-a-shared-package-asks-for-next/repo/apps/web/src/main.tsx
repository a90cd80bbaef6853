import { useUser } from '@clerk/clerk-react'
import { Link } from '@fake/ui/link'

export const Main = () => (useUser().user ? <Link /> : null)
