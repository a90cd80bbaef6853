import { auth, SignIn } from '@clerk/nextjs/server';

export function inner(auth, SignIn) {
  auth();
  return <SignIn redirectUrl="/" />;
}
export function redirect(user) {
  const setActive = (options) => options;
  setActive({ beforeEmit: user });
  return user.account.logoUrl + user.picture;
}
