import Constants from "expo-constants";
import Config from "react-native-config";
import { CLERK_FRONTEND_API } from "@env";
import { ClerkProvider } from "@clerk/expo";

const extra = Constants.expoConfig?.extra?.EXPO_PUBLIC_CLERK_DOMAIN;
const native = Config.CLERK_PUBLISHABLE_KEY;

export default () => (
	<ClerkProvider publishableKey={process.env.EXPO_PUBLIC_CLERK_PUBLISHABLE_KEY!} domain={extra}>
		{native}
		{CLERK_FRONTEND_API}
	</ClerkProvider>
);
