"""VTK draws six pictures of a mesh off-screen, several times in one process: vtk-pictures.py MESH FOLDER RUNS. Each run prints TIMES wall processor; the first does not count."""

import sys
import time

import vtk

mesh, folder, runs = sys.argv[1:]
source = vtk.vtkPLYReader()
source.SetFileName(mesh)
source.Update()


def six():
    normals = vtk.vtkPolyDataNormals()
    normals.SetInputData(source.GetOutput())
    normals.SplittingOff()
    normals.ConsistencyOff()
    mapper = vtk.vtkPolyDataMapper()
    mapper.SetInputConnection(normals.GetOutputPort())
    jaws = vtk.vtkActor()
    jaws.SetMapper(mapper)
    scene = vtk.vtkRenderer()
    scene.SetBackground(1, 1, 1)
    scene.AddActor(jaws)
    window = vtk.vtkRenderWindow()
    window.OffScreenRenderingOn()
    window.SetMultiSamples(4)
    window.SetSize(1920, 1080)
    window.AddRenderer(scene)
    for picture in range(6):
        scene.GetActiveCamera().SetPosition(0, -1, 0)
        scene.GetActiveCamera().SetFocalPoint(0, 0, 0)
        scene.GetActiveCamera().SetViewUp(0, 0, 1)
        scene.GetActiveCamera().Azimuth(60 * picture)
        scene.ResetCamera()
        window.Render()
        image = vtk.vtkWindowToImageFilter()
        image.SetInput(window)
        image.ReadFrontBufferOff()
        writer = vtk.vtkJPEGWriter()
        writer.SetQuality(90)
        writer.SetFileName("%s/vtk-%d.jpg" % (folder, picture))
        writer.SetInputConnection(image.GetOutputPort())
        writer.Write()
    window.Finalize()


for run in range(int(runs) + 1):
    began, processor = time.perf_counter(), time.process_time()
    six()
    if run > 0:
        print("TIMES %.6f %.6f" % (time.perf_counter() - began, time.process_time() - processor))
