import { createContext, useContext } from 'react'

/** How an address of the web is opened from here. In the sandbox, whose sites no resolver knows, by another way. */
export type Outward = (url: string) => string

const OutwardContext = createContext<Outward>((url) => url)
export const OutwardProvider = OutwardContext.Provider

export function useOutward(): Outward {
  return useContext(OutwardContext)
}
