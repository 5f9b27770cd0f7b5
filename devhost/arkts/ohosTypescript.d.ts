import ts from 'ohos-typescript';

export default ts;
