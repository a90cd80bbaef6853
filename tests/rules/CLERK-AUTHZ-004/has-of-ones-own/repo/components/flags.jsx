'use client'
import { createContext, useContext } from 'react'

const Flags = createContext(null)

export function FlagProvider({ flags, children }) {
  const has = ({ feature }) => flags.includes(feature)
  return <Flags.Provider value={{ has }}>{children}</Flags.Provider>
}

export const useFlags = () => useContext(Flags)
