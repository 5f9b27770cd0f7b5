/** Enumerations of fields and controls. Written by arkui/build/enumTables.ts from the SDK's declarations. */

export enum InputType {
  Normal = 0,
  Number = 1,
  PhoneNumber = 2,
  Email = 3,
  Password = 4,
  NUMBER_PASSWORD = 8,
  USER_NAME = 10,
  NEW_PASSWORD = 11,
  NUMBER_DECIMAL = 12,
  URL = 13,
  ONE_TIME_CODE = 14,
}

export enum EnterKeyType {
  Go = 2,
  Search = 3,
  Send = 4,
  Next = 5,
  Done = 6,
  PREVIOUS = 7,
  NEW_LINE = 8,
}

export enum TextAreaType {
  NORMAL = 0,
  NUMBER = 2,
  PHONE_NUMBER = 3,
  EMAIL = 5,
  NUMBER_DECIMAL = 12,
  URL = 13,
  ONE_TIME_CODE = 14,
}

export enum TextInputStyle {
  Default = 0,
  Inline = 1,
}

export enum CancelButtonStyle {
  CONSTANT = 0,
  INVISIBLE = 1,
  INPUT = 2,
}

export enum ContentType {
  USER_NAME = 0,
  PASSWORD = 1,
  NEW_PASSWORD = 2,
  FULL_STREET_ADDRESS = 3,
  HOUSE_NUMBER = 4,
  DISTRICT_ADDRESS = 5,
  CITY_ADDRESS = 6,
  PROVINCE_ADDRESS = 7,
  COUNTRY_ADDRESS = 8,
  PERSON_FULL_NAME = 9,
  PERSON_LAST_NAME = 10,
  PERSON_FIRST_NAME = 11,
  PHONE_NUMBER = 12,
  PHONE_COUNTRY_CODE = 13,
  FULL_PHONE_NUMBER = 14,
  EMAIL_ADDRESS = 15,
  BANK_CARD_NUMBER = 16,
  ID_CARD_NUMBER = 17,
  NICKNAME = 23,
  DETAIL_INFO_WITHOUT_STREET = 24,
  FORMAT_ADDRESS = 25,
  PASSPORT_NUMBER = 26,
  VALIDITY = 27,
  ISSUE_AT = 28,
  ORGANIZATION = 29,
  TAX_ID = 30,
  ADDRESS_CITY_AND_STATE = 31,
  FLIGHT_NUMBER = 32,
  LICENSE_NUMBER = 33,
  LICENSE_FILE_NUMBER = 34,
  LICENSE_PLATE = 35,
  ENGINE_NUMBER = 36,
  LICENSE_CHASSIS_NUMBER = 37,
}

export enum ButtonType {
  Capsule = 0,
  Circle = 1,
  Normal = 2,
  ROUNDED_RECTANGLE = 3,
}

export enum ButtonStyleMode {
  NORMAL = 0,
  EMPHASIZED = 1,
  TEXTUAL = 2,
}

export enum ButtonRole {
  NORMAL = 0,
  ERROR = 1,
}

export enum ControlSize {
  SMALL = 'small',
  NORMAL = 'normal',
}

export enum ToggleType {
  Checkbox = 0,
  Switch = 1,
  Button = 2,
}

export enum SliderStyle {
  OutSet = 0,
  InSet = 1,
  NONE = 2,
}

export enum SliderChangeMode {
  Begin = 0,
  Moving = 1,
  End = 2,
  Click = 3,
}

export enum SliderBlockType {
  DEFAULT = 0,
  IMAGE = 1,
  SHAPE = 2,
}

export enum ProgressType {
  Linear = 0,
  Ring = 1,
  Eclipse = 2,
  ScaleRing = 3,
  Capsule = 4,
}

export enum ProgressStatus {
  LOADING = 0,
  PROGRESSING = 1,
}

export enum CheckBoxShape {
  CIRCLE = 0,
  ROUNDED_SQUARE = 1,
}

export enum SelectStatus {
  All = 0,
  Part = 1,
  None = 2,
}

export enum BadgePosition {
  RightTop = 0,
  Right = 1,
  Left = 2,
}

export enum ArrowPosition {
  END = 0,
  START = 1,
}

export enum MenuAlignType {
  START = 0,
  CENTER = 1,
  END = 2,
}

export enum RadioIndicatorType {
  TICK = 0,
  DOT = 1,
  CUSTOM = 2,
}

export enum LoadingProgressStyle {
  Default = 0,
  Circular = 1,
  Orbital = 2,
}
