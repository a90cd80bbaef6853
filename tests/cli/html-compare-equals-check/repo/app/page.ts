export const key = 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' // clerk <script>"&'
