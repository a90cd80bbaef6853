'use client'

import { rename } from '../app/actions'

export function Form() {
  return <button onClick={() => rename('Ada')}>Rename</button>
}
