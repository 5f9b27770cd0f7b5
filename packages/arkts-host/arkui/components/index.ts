/** All components by name. */
import type { ComponentDefinition } from '../tree/component.ts';
import { Badge } from './Badge.ts';
import { Blank } from './Blank.ts';
import { Button } from './Button.ts';
import { Canvas } from './Canvas.ts';
import { Checkbox } from './Checkbox.ts';
import { Column } from './Column.ts';
import { Divider } from './Divider.ts';
import { Flex } from './Flex.ts';
import { Grid } from './Grid.ts';
import { GridCol } from './GridCol.ts';
import { GridItem } from './GridItem.ts';
import { GridRow } from './GridRow.ts';
import { Image } from './Image.ts';
import { ImageSpan } from './ImageSpan.ts';
import { List } from './List.ts';
import { ListItem } from './ListItem.ts';
import { ListItemGroup } from './ListItemGroup.ts';
import { LoadingProgress } from './LoadingProgress.ts';
import { Menu } from './Menu.ts';
import { MenuItem } from './MenuItem.ts';
import { MenuItemGroup } from './MenuItemGroup.ts';
import { NavDestination } from './NavDestination.ts';
import { Navigation } from './Navigation.ts';
import { PasteButton } from './PasteButton.ts';
import { Progress } from './Progress.ts';
import { QRCode } from './QRCode.ts';
import { Radio } from './Radio.ts';
import { Refresh } from './Refresh.ts';
import { Row } from './Row.ts';
import { Scroll } from './Scroll.ts';
import { Search } from './Search.ts';
import { Select } from './Select.ts';
import { Slider } from './Slider.ts';
import { Span } from './Span.ts';
import { Stack } from './Stack.ts';
import { Swiper } from './Swiper.ts';
import { SymbolGlyph } from './SymbolGlyph.ts';
import { TabContent } from './TabContent.ts';
import { Tabs } from './Tabs.ts';
import { Text } from './Text.ts';
import { TextArea } from './TextArea.ts';
import { TextInput } from './TextInput.ts';
import { Toggle } from './Toggle.ts';

const all: readonly ComponentDefinition[] = [
  Badge,
  Blank,
  Button,
  Canvas,
  Checkbox,
  Column,
  Divider,
  Flex,
  Grid,
  GridCol,
  GridItem,
  GridRow,
  Image,
  ImageSpan,
  List,
  ListItem,
  ListItemGroup,
  LoadingProgress,
  Menu,
  MenuItem,
  MenuItemGroup,
  NavDestination,
  Navigation,
  PasteButton,
  Progress,
  QRCode,
  Radio,
  Refresh,
  Row,
  Scroll,
  Search,
  Select,
  Slider,
  Span,
  Stack,
  Swiper,
  SymbolGlyph,
  TabContent,
  Tabs,
  Text,
  TextArea,
  TextInput,
  Toggle,
];

const byName = new Map(all.map((definition) => [definition.name, definition]));

export function componentByName(name: string): ComponentDefinition | undefined {
  return byName.get(name);
}

export function allComponents(): readonly ComponentDefinition[] {
  return all;
}
