/** `@ohos/hamock`: the mocks that also come with hypium. */
export { ArgumentMatchers, MockKit, when } from '@ohos/hypium';
