'use client'

import { useUser } from '@clerk/nextjs'
import remove from './actions'

export const Remove = ({ id }) => useUser().isSignedIn && <button onClick={() => remove(id)}>Remove</button>
