// expect: CLERK-TOKEN-003
export const origins = ['https://old-shop.example']
