package dev.rediscover.arch;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** What the compiler's parser sees in the Java sources: lengths of methods, imports, undocumented public types. */
final class JavaTrees {
    /** A method, constructor or initializer: where it is, how many lines it takes, whether it is one flat switch. */
    record Method(String place, long lines, boolean table) {}

    final List<Method> methods = new ArrayList<>();
    final List<String> wildcardImports = new ArrayList<>();
    final List<String> undocumented = new ArrayList<>();

    static JavaTrees of(List<Source> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> files = new ArrayList<>();
        for (Source source : sources) {
            files.add(new Text(source));
        }
        JavacTask task = (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, files);
        JavaTrees trees = new JavaTrees();
        Trees positions = Trees.instance(task);
        for (CompilationUnitTree unit : task.parse()) {
            new Visitor(trees, unit, positions).scan(unit, null);
        }
        return trees;
    }

    private static final class Text extends SimpleJavaFileObject {
        private final Source source;

        Text(Source source) {
            super(URI.create("text:///" + source.path()), Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source.text();
        }
    }

    private static final class Visitor extends TreePathScanner<Void, Void> {
        private final JavaTrees found;
        private final CompilationUnitTree unit;
        private final Trees trees;
        private final String path;

        Visitor(JavaTrees found, CompilationUnitTree unit, Trees trees) {
            this.found = found;
            this.unit = unit;
            this.trees = trees;
            this.path = unit.getSourceFile().toUri().getPath().substring(1);
        }

        @Override
        public Void visitImport(ImportTree tree, Void nothing) {
            if (tree.getQualifiedIdentifier().toString().endsWith(".*")) {
                found.wildcardImports.add(path + ": " + tree.getQualifiedIdentifier());
            }
            return super.visitImport(tree, nothing);
        }

        @Override
        public Void visitClass(ClassTree tree, Void nothing) {
            boolean topLevel = getCurrentPath().getParentPath().getLeaf() instanceof CompilationUnitTree;
            boolean isPublic = tree.getModifiers().getFlags().contains(Modifier.PUBLIC);
            if (topLevel && isPublic && trees.getDocComment(getCurrentPath()) == null) {
                found.undocumented.add(path);
            }
            return super.visitClass(tree, nothing);
        }

        @Override
        public Void visitMethod(MethodTree tree, Void nothing) {
            if (tree.getBody() != null) {
                long start = line(trees.getSourcePositions().getStartPosition(unit, tree));
                add(tree.getName().toString(), start, tree.getBody());
            }
            return super.visitMethod(tree, nothing);
        }

        @Override
        public Void visitBlock(BlockTree tree, Void nothing) {
            TreePath parent = getCurrentPath().getParentPath();
            if (parent.getLeaf() instanceof ClassTree) {
                add("<init>", line(trees.getSourcePositions().getStartPosition(unit, tree)), tree);
            }
            return super.visitBlock(tree, nothing);
        }

        private void add(String name, long firstLine, BlockTree body) {
            long lastLine = line(trees.getSourcePositions().getEndPosition(unit, body) - 1);
            found.methods.add(new Method(path + "#" + name, lastLine - firstLine + 1, isTable(body)));
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }

    /** Whether {@code body} is nothing but one switch whose cases are single expressions: a table in code. */
    private static boolean isTable(BlockTree body) {
        if (body.getStatements().size() != 1) {
            return false;
        }
        StatementTree only = body.getStatements().get(0);
        List<? extends CaseTree> cases = List.of();
        if (only instanceof ReturnTree returned && returned.getExpression() instanceof SwitchExpressionTree choice) {
            cases = choice.getCases();
        } else if (only instanceof SwitchTree choice) {
            cases = choice.getCases();
        }
        return !cases.isEmpty() && cases.stream().allMatch(JavaTrees::isOneExpression);
    }

    private static boolean isOneExpression(CaseTree branch) {
        Tree body = branch.getBody();
        return body != null
                && (!(body instanceof StatementTree)
                        || body instanceof ExpressionStatementTree
                        || body instanceof YieldTree
                        || body.getKind() == Tree.Kind.THROW);
    }
}
